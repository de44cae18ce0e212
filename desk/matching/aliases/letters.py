"""Letters and sounds of the scripts between which names travel."""

from __future__ import annotations

from desk.matching.aliases.sounds import Table, table

# From letters to sounds; "ia", "c", "x" and the like are habits of writing Slavic names in Latin letters.
FROM_CYRILLIC = table(
    "а:a б:b в:v г:g д:d е:e/ye ё:yo/e/io ж:zh/j з:z и:i й:y/i/j к:k л:l м:m н:n о:o п:p р:r с:s т:t у:u ф:f"
    " х:kh/h ц:ts/c ч:ch ш:sh щ:shch/sch/sh ъ:* ы:y2/i ь:* э:e ю:yu/iu/ju я:ya/ia/ja і:i ї:yi/i є:ye/ie ґ:g"
    " дж:j кс:ks/x ий:y2/iy ый:y2/iy ье:ye/ie"
)
FROM_GREEK = table(
    "α:a β:v γ:g δ:d ε:e ζ:z η:i/h θ:th ι:i κ:k/c λ:l μ:m ν:n ξ:ks/x ο:o π:p ρ:r σ:s τ:t υ:y2/i φ:f/ph χ:h/ch2/x"
    " ψ:p+s ω:o/w ου:u/o+u αι:e/ai ει:i/ei οι:i/oi αυ:a+v ευ:e+v μπ:b ντ:d/n+t γκ:g γγ:n+g τσ:ts τζ:j"
)
FROM_ARABIC = table(
    "ا:a ب:b/p ت:t ث:th ج:j/g ح:h خ:kh د:d ذ:dh ر:r ز:z س:s ش:sh ص:s ض:d ط:t ظ:z ع:a غ:gh/g ف:f/v ق:q/k ك:k ل:l"
    " م:m ن:n ه:h/a و:o/u/w ي:i/y ء:* اي:ai"
)
FROM_LATIN = table(
    "a:a b:b c:k d:d e:e f:f g:g h:h i:i j:j/y k:k l:l m:m n:n o:o p:p q:k r:r s:s t:t u:u v:v w:w x:ks y:i/y z:z"
    " ce:s+e ci:s+i cy:s+i ch:ch/kh/k sh:sh ph:f th:t ck:k qu:k+v sch:sh ya:ya yu:yu ia:i+ya/i+a ea:e+ya/e+a"
    " yi:y2+yi/y+i"
)

# From sounds to letters; and those that are written otherwise where a word begins.
TO_RUSSIAN = table(
    "a:а ae:э b:б v:в g:г d:д dh:д e:е ye:е yo:ё zh:ж z:з i:и yi:и y:й y2:и k:к l:л/ль m:м n:н o:о p:п r:р s:с t:т"
    " u:у f:ф h:х/г kh:х ch2:х ts:ц ch:ч sh:ш shch:щ j:дж/ж th:т/с w:в/у ks:кс ai:ай ei:ей/эй au:ау/о ou:оу/о oi:ой"
    " yu:ю ya:я gh:г q:к"
)
RUSSIAN_INITIAL = table("e:э ei:эй w:в/у")
TO_UKRAINIAN = TO_RUSSIAN | table("e:е ae:е ye:є yo:йо i:і yi:ї y2:и g:г/ґ h:х/г")
TO_GREEK = table(
    "a:α ae:α b:μπ v:β g:γκ/γ d:ντ/δ dh:δ e:ε ye:ιε yo:ιο zh:ζ z:ζ i:ι yi:ι y:ι y2:ι k:κ l:λ m:μ n:ν o:ο p:π r:ρ"
    " s:σ t:τ u:ου f:φ h:χ kh:χ ch2:χ ts:τσ ch:τσ sh:σ shch:σ j:τζ th:θ w:ου/γου ks:ξ ai:αϊ ei:εϊ au:αου ou:οου/ο"
    " oi:οϊ yu:ιου ya:ια gh:γ q:κ"
)
TO_ARABIC = table(
    "a:ا/* ae:ا/* b:ب v:ف g:ج/غ d:د dh:ذ e:ي/* ye:ي yo:يو zh:ج z:ز i:ي yi:ي y:ي y2:ي k:ك l:ل m:م n:ن o:و p:ب r:ر s:س"
    " t:ت/ط u:و f:ف h:ه kh:خ ch2:خ ts:تس ch:تش sh:ش shch:ش j:ج th:ث w:و ks:كس ai:اي ei:اي/ي au:او ou:و oi:وي"
    " yu:يو ya:يا gh:غ q:ق"
)
ARABIC_INITIAL = table("a:أ ae:آ/أ e:إ i:إي/إ o:أو u:أو ai:آي")
TO_LATIN = table(
    "a:a ae:a b:b v:v g:g d:d dh:d e:e ye:ye yo:yo zh:zh z:z i:i yi:yi y:y y2:y k:k l:l m:m n:n o:o p:p r:r s:s t:t"
    " u:u f:f h:h kh:kh ch2:ch ts:ts ch:ch sh:sh shch:shch j:j th:th w:w ks:ks ai:ai ei:ei au:au ou:ou oi:oi yu:yu"
    " ya:ya gh:gh q:q c:c x:x ph:ph sch:sch iu:iu ju:ju ia:ia ja:ja ie:ie io:io iy:iy"
)

# language → sounds to letters, and the letters that begin a word otherwise; all other languages are written in Latin.
TARGETS: dict[str, tuple[Table, Table]] = {
    "ru": (TO_RUSSIAN, RUSSIAN_INITIAL),
    "uk": (TO_UKRAINIAN, {}),
    "el": (TO_GREEK, {}),
    "ar": (TO_ARABIC, ARABIC_INITIAL),
}
