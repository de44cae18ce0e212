review-head = { $count ->
    [one] <b>Согласования ждёт {$count} пост</b>
    [few] <b>Согласования ждут {$count} поста</b>
    [many] <b>Согласования ждут {$count} постов</b>
   *[other] <b>Согласования ждёт {$count} поста</b>
}
review-none = Сейчас согласовывать нечего.
ask-note = Что изменить в <b>{$title}</b>? Автор получит ваш ответ вместе с черновиком.
ask-comment = Ваш комментарий к <b>{$title}</b>:
done-submitted = Передано согласующим
done-approved = Согласовано
done-approved-counts = Ваш голос учтён, ждём остальных
done-returned = Автор получил ваше замечание.
done-retracted = Ваше согласование снято
done-withdrawn = Снова черновик
done-commented = 💬 Передано автору и согласующим.
button-answer = Ответить
