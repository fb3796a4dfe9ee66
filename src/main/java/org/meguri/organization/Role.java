package org.meguri.organization;

/** What a person may do, always in a unit and for a time. The names are candidate groups in the models. */
public enum Role {
    /** 所管課の担当者. */
    SECTION_STAFF,
    /** 課長（承認者）. */
    SECTION_CHIEF,
    /** 部長. */
    DIRECTOR,
    /** 企画課. */
    PLANNING,
    /** 外部評価委員. */
    COMMITTEE_MEMBER,
    /** 庁議・首長. */
    EXECUTIVE,
    /** システム管理者. */
    ADMINISTRATOR
}
