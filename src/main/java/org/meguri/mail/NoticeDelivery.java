package org.meguri.mail;

/** How somebody hears of a kind of letter. */
enum NoticeDelivery {
    /** すぐに: a mail of its own. */
    AT_ONCE,
    /** 朝にまとめて: one mail on the morning of the next working day. */
    MORNING,
    /** 画面だけ: no mail. */
    SCREEN
}
