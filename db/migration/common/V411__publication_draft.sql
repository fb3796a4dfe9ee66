-- Publishing takes two people: one proposes exactly this content, another one looks at it and publishes, or sends it back.
create table publication_draft (
    id          binary(16)    not null primary key,
    cycle_id    binary(16)    not null,
    kind        varchar(20)   not null,
    edition_id  binary(16),
    note        mediumtext    not null,
    reason      mediumtext    not null,
    content     longtext,
    sha256      char(64),
    state       varchar(20)   not null,
    proposed_by binary(16)    not null,
    proposed_at datetime      not null,
    decided_by  binary(16),
    decided_at  datetime      null,
    said        mediumtext    not null,
    result_id   binary(16),
    version     bigint        not null,
    constraint publication_draft_cycle foreign key (cycle_id) references cycle (id),
    constraint publication_draft_edition foreign key (edition_id) references edition (id),
    constraint publication_draft_result foreign key (result_id) references edition (id),
    constraint publication_draft_proposer foreign key (proposed_by) references officer (id),
    constraint publication_draft_decider foreign key (decided_by) references officer (id),
    constraint publication_draft_kind check (kind in ('FIRST', 'CORRECTION', 'WITHDRAWAL')),
    constraint publication_draft_state check (state in ('WAITING', 'PUBLISHED', 'RETURNED', 'WITHDRAWN'))
) ${table};
create index publication_draft_of_cycle on publication_draft (cycle_id, proposed_at);

-- What the checks asked, and what the proposer said to it.
create table publication_draft_answer (
    draft_id binary(16)    not null,
    position int           not null,
    finding  varchar(200)  not null,
    answer   varchar(1000) not null,
    constraint publication_draft_answer_key primary key (draft_id, position),
    constraint publication_draft_answer_draft foreign key (draft_id) references publication_draft (id)
) ${table};

-- An edition that was taken back. The edition itself stays as it was; its address tells why it is not shown.
create table edition_withdrawal (
    edition_id   binary(16) not null primary key,
    reason       mediumtext not null,
    withdrawn_by binary(16) not null,
    withdrawn_at datetime   not null,
    constraint edition_withdrawal_edition foreign key (edition_id) references edition (id),
    constraint edition_withdrawal_officer foreign key (withdrawn_by) references officer (id)
) ${table};
