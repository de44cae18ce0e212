# Передать жалобу: участнику команды или отделу вне её
button-pass-on = Передать
button-pass-now = Передать · { $hours } ч
button-departments = Отделы
button-new-department = Новый отдел
button-new-link = Новая ссылка
button-remove-department = Убрать
button-case-answer = Ответить
button-case-solved = Решено
button-case-not-ours = Не наше
button-case-tell = Сказать читателю
button-case-back = Забрать себе
button-case-send = Отправить ответ
button-case-edit = Изменить
pass-on-head = Кто решит? Им видно, что сказал читатель, и ваша заметка — больше ничего.
pass-on-nobody = Передать пока некому: пригласите людей через /team или создайте там отдел.
ask-case-note =
    Передать: <b>{ $to }</b>. Напишите заметку для них (не длиннее { $most } знаков) или выберите, к какому сроку нужен ответ.
    С одной заметкой у них 4 часа.
done-passed-on = Передано: { $to }
done-case-back = Снова ваше
done-case-told = Читателю сказано
reader-passed-on = Спасибо, что написали. Мы передали это коллегам, которые могут помочь, и ответим вам здесь.
ask-case-edit =
    Скопируйте, измените и отправьте ответом на это сообщение:

    <code>{ $text }</code>
alert-case-open = ↪️ Передано: { $to }, ответ к { $when }
alert-case-late = ↪️ Передано: { $to }, ответа нет с { $when }
alert-case-answered = ↪️ { $to }: есть ответ, проверьте и отправьте
alert-case-solved = ↪️ { $to }: решено
alert-case-not-ours = ↪️ { $to }: не их дело. Снова у вас
case-somebody = кто-то
case-head = 🧩 <b>Дело для вас</b> · { $workspace }, от: { $by }
case-due = ответ к { $when }
case-late = ответ был нужен к { $when }
case-answered = 💬 Отвечено; можно изменить ответом на карточку
case-solved = ✅ Решено. Спасибо
case-not-ours = Не ваше: вернулось назад
case-withdrawn = Забрано назад: делать ничего не нужно
case-note = 📝 { $by }: { $text }
case-your-answer = Ваш ответ: { $text }
case-how = Ответьте на эту карточку тем, что можно сказать читателю.
case-reply-here = Ответьте на карточку сообщением.
ask-case-answer =
    Что можно сказать читателю? Ваши слова сначала увидит команда.

    <blockquote>{ $text }</blockquote>
done-case-answer = Спасибо: ответ у команды.
done-case-solved = Спасибо
done-case-not-ours = Возвращено
departments-head = <b>Отделы</b> — люди и группы вне команды. Им видны только дела, которые вы передали.
departments-none = Отделов пока нет. Отдел — это человек или группа вне команды, кто решает дела: магазин, курьер, юрист.
department-line = 🏢 { $name }
department-line-waits = 🏢 { $name } · ссылкой ещё никто не воспользовался
ask-department-name = Как называется отдел?
department-links =
    🏢 <b>{ $name }</b>. Перешлите одну из ссылок; кто воспользуется первым, тот и будет отделом.

    Для одного человека: { $person }
    Для группы: { $group }
department-joined = 👋 Этот чат теперь — <b>{ $name }</b> для { $workspace }. Дела приходят сюда, у каждого свой срок. Чтобы ответить, ответьте на карточку.
department-here = Вы — <b>{ $name }</b> для { $workspace }. Дела приходят сюда; чтобы ответить, ответьте на карточку.
done-department-removed = Убрано
refusal-department-not-found = Такого отдела больше нет.
refusal-department-not-joined = { $name }: ссылкой ещё никто не воспользовался. Сделайте новую: /team, «Отделы».
refusal-department-busy = { $name }: есть открытое дело. Сначала заберите его.
refusal-too-many-departments = Отделов не больше { $limit }. Сначала уберите один.
refusal-case-not-found = Это дело больше не у вас.
refusal-case-open = Это уже передано. Сначала заберите назад.
refusal-case-over = С этим делом уже закончено.
why-step-pass-on = { $when } · передано дальше: { $by }
why-step-case-answer = { $when } · ответили: { $by }
why-step-case-solve = { $when } · решено: { $by }
why-step-case-refuse = { $when } · «не наше»: { $by }
why-step-case-take-back = { $when } · забрано назад: { $by }
why-step-case-remind = { $when } · им напомнили
why-step-case-owner = { $when } · молчание: сообщено владельцу
refusal-reader-told = Читателю уже сказано.
refusal-reader-answered = Этот ответ у читателя уже есть.
