-- Proposals (事業案): a round that asks for them, the proposals, and what was decided on each. definition is the plan's YAML and
-- sheet the form's JSON, both as they were when the round was opened. content is a JSON object: field to text. table_key tells which row of a table a proposal was taken from.
create table proposal_round (
    id           binary(16)   not null primary key,
    title        varchar(200) not null,
    fiscal_year  int          not null,
    target_id    binary(16)   not null,
    packages_id  binary(16),
    definition   mediumtext   not null,
    sheet        mediumtext   not null,
    writing_due  date         not null,
    approval_due date         not null,
    decision_due date         not null,
    state        varchar(20)  not null,
    opened_by    binary(16)   not null,
    opened_at    datetime     not null,
    closed_by    binary(16),
    closed_at    datetime     null,
    version      bigint       not null,
    constraint proposal_round_target foreign key (target_id) references plan (id),
    constraint proposal_round_packages foreign key (packages_id) references plan (id),
    constraint proposal_round_opener foreign key (opened_by) references officer (id),
    constraint proposal_round_closer foreign key (closed_by) references officer (id),
    constraint proposal_round_state check (state in ('OPEN', 'CLOSED'))
) ${table};
create index proposal_round_of_target on proposal_round (target_id);
create index proposal_round_of_packages on proposal_round (packages_id);
create index proposal_round_of_opener on proposal_round (opened_by);
create index proposal_round_of_closer on proposal_round (closed_by);

create table proposal (
    id         binary(16)   not null primary key,
    round_id   binary(16)   not null,
    seq        int          not null,
    heading    varchar(400) not null,
    content    mediumtext   not null,
    lead_unit  binary(16)   not null,
    state      varchar(20)  not null,
    submitted  int          not null,
    revision   bigint       not null,
    written_by binary(16),
    written_at datetime     null,
    item_id    binary(16),
    ended_by   binary(16),
    ended_at   datetime     null,
    table_key  char(64),
    version    bigint       not null,
    constraint proposal_seq unique (round_id, seq),
    constraint proposal_of_round foreign key (round_id) references proposal_round (id),
    constraint proposal_lead foreign key (lead_unit) references org_unit (id),
    constraint proposal_last_writer foreign key (written_by) references officer (id),
    constraint proposal_ended_by foreign key (ended_by) references officer (id),
    constraint proposal_item foreign key (item_id) references plan_item (id),
    constraint proposal_state check (state in ('DRAFT', 'SUBMITTED', 'APPROVED', 'ADOPTED', 'DECLINED', 'WITHDRAWN', 'LAPSED'))
) ${table};
create index proposal_of_lead on proposal (lead_unit, state);
create index proposal_of_writer on proposal (written_by);
create index proposal_of_ender on proposal (ended_by);
create index proposal_of_item on proposal (item_id);

create table proposal_unit (
    proposal_id binary(16)   not null,
    position    int          not null,
    unit_id     binary(16),
    printed     varchar(100) not null,
    lead_unit   boolean      not null,
    constraint proposal_unit_key primary key (proposal_id, position),
    constraint proposal_unit_proposal foreign key (proposal_id) references proposal (id),
    constraint proposal_unit_unit foreign key (unit_id) references org_unit (id)
) ${table};
create index proposal_unit_of_unit on proposal_unit (unit_id);

-- Everybody who has had a hand in the text: none of them decides on it.
create table proposal_writer (
    proposal_id binary(16) not null,
    officer_id  binary(16) not null,
    constraint proposal_writer_key primary key (proposal_id, officer_id),
    constraint proposal_writer_proposal foreign key (proposal_id) references proposal (id),
    constraint proposal_writer_officer foreign key (officer_id) references officer (id)
) ${table};
create index proposal_writer_of_officer on proposal_writer (officer_id);

-- The text as it was handed in; never changed.
create table proposal_submission (
    proposal_id  binary(16)    not null,
    number       int           not null,
    content      mediumtext    not null,
    units        mediumtext    not null,
    submitted_by binary(16)    not null,
    submitted_at datetime      not null,
    constraint proposal_submission_key primary key (proposal_id, number),
    constraint proposal_submission_of foreign key (proposal_id) references proposal (id),
    constraint proposal_submission_officer foreign key (submitted_by) references officer (id)
) ${table};
create index proposal_submission_of_officer on proposal_submission (submitted_by);

-- What was decided on a submission, by each unit's chief and then by planning; never changed.
create table proposal_decision (
    id           binary(16)    not null primary key,
    proposal_id  binary(16)    not null,
    number       int           not null,
    verdict      varchar(20)   not null,
    unit_id      binary(16),
    reason       varchar(2000) not null,
    decided_by   binary(16)    not null,
    in_stead_of  binary(16),
    by_director  boolean       not null,
    decided_at   datetime      not null,
    carried_from binary(16),
    constraint proposal_decision_once unique (proposal_id, number, unit_id),
    constraint proposal_decision_of foreign key (proposal_id) references proposal (id),
    constraint proposal_decision_unit foreign key (unit_id) references org_unit (id),
    constraint proposal_decision_carried foreign key (carried_from) references org_unit (id),
    constraint proposal_decision_officer foreign key (decided_by) references officer (id),
    constraint proposal_decision_in_stead_of foreign key (in_stead_of) references officer (id),
    constraint proposal_decision_verdict check (verdict in ('APPROVED', 'RETURNED', 'ADOPTED', 'DECLINED'))
) ${table};
create index proposal_decision_of_unit on proposal_decision (unit_id);
create index proposal_decision_of_carried on proposal_decision (carried_from);
create index proposal_decision_of_stead on proposal_decision (in_stead_of);
create index proposal_decision_of_officer on proposal_decision (decided_by);

-- A table of proposals that somebody has looked at and may take in for a while.
create table pending_proposals (
    id         binary(16)   not null primary key,
    round_id   binary(16)   not null,
    officer_id binary(16)   not null,
    name       varchar(200) not null,
    content    mediumblob   not null,
    expires_at datetime     not null,
    constraint pending_proposals_round foreign key (round_id) references proposal_round (id),
    constraint pending_proposals_officer foreign key (officer_id) references officer (id)
) ${table};
create index pending_proposals_of_round on pending_proposals (round_id);
create index pending_proposals_of_officer on pending_proposals (officer_id);
create index pending_proposals_expiry on pending_proposals (expires_at);
