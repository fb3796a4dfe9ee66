-- As what somebody decided: the chief, or the director in a chief's place; a deputy as the one who is away would have.
-- Nothing where that is not known of a decision of before.
alter table approval add column decided_as varchar(30);
alter table approval add constraint approval_decided_as check (decided_as in ('SECTION_CHIEF', 'DIRECTOR'));

alter table remark_decision add column decided_as varchar(30);
alter table remark_decision add constraint remark_decision_decided_as check (decided_as in ('SECTION_CHIEF', 'DIRECTOR'));
