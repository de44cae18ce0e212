# The red button.
frozen-all = 🧊 <b>Everything is frozen</b> (since {$since}): nothing goes out before you unfreeze.
frozen-channels = 🧊 <b>Frozen:</b> {$channels}
freeze-nothing = ✅ Nothing is frozen: what is planned goes out in time.
done-freeze = { $count ->
    [0] Frozen. Nothing new is held.
    [1] Frozen. 1 post is held.
   *[other] Frozen. {$count} posts are held.
}
done-unfreeze = { $count ->
    [0] Unfrozen. Nothing was held.
    [1] Unfrozen. 1 post goes on.
   *[other] Unfrozen. {$count} posts go on.
}
button-freeze = Freeze
button-freeze-all = Freeze everything
button-unfreeze-all = Unfreeze all
button-freeze-one = Freeze {$channel}
button-unfreeze-one = Unfreeze {$channel}
