# Красная кнопка.
frozen-all = 🧊 <b>Всё заморожено</b> (с {$since}): ничего не выйдет, пока вы не разморозите.
frozen-channels = 🧊 <b>Заморожено:</b> {$channels}
freeze-nothing = ✅ Ничего не заморожено: запланированное выходит вовремя.
done-freeze = { $count ->
    [0] Заморожено. Ничего не было запланировано.
    [one] Заморожено. Задержан {$count} пост.
    [few] Заморожено. Задержаны {$count} поста.
   *[other] Заморожено. Задержано {$count} постов.
}
done-unfreeze = { $count ->
    [0] Разморожено. Ничего не было задержано.
    [one] Разморожено. {$count} пост снова в плане.
    [few] Разморожено. {$count} поста снова в плане.
   *[other] Разморожено. {$count} постов снова в плане.
}
button-freeze = Заморозить
button-freeze-all = Заморозить всё
button-unfreeze-all = Разморозить всё
button-freeze-one = Заморозить {$channel}
button-unfreeze-one = Разморозить {$channel}
