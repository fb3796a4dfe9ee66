package org.meguri.review;

/** Where a sheet stands on the board of the planning division, in the order of the columns. */
enum BoardColumn {
    /** 届いた: every chief has approved, nobody of planning has it in hand. */
    ARRIVED,
    /** 確認中（自分）. */
    MINE,
    /** 確認中（ほかの人）. */
    OTHERS,
    /** 所管課と協議中: planning has sent it back, and it has not come again. */
    RETURNED,
    /** 確定. */
    CONFIRMED
}
