-- The outbox. letter_key makes a letter one of its kind: person × task × rung. attempts counts every
-- time it went on the line, refusals those since a person last released it.
create table letter (
    id              binary(16)   not null primary key,
    letter_key      varchar(200) not null,
    recipient_id    binary(16)   not null,
    recipient_name  varchar(60)  not null,
    address         varchar(254),
    subject         varchar(300) not null,
    body            mediumtext   not null,
    kind            varchar(30)  not null,
    reference       varchar(60),
    state           varchar(20)  not null,
    attempts        int          not null,
    refusals        int          not null,
    next_attempt_at datetime     not null,
    written_at      datetime     not null,
    sent_at         datetime     null,
    message_id      varchar(200) not null,
    problem         varchar(30),
    problem_detail  varchar(300),
    version         bigint       not null,
    constraint letter_key_once unique (letter_key),
    constraint letter_recipient foreign key (recipient_id) references officer (id)
) ${table};
-- The sender walks along it in the order of writing and stops at the first letter that is due.
create index letter_queue on letter (state, written_at);
-- The page shows the latest first.
create index letter_written on letter (written_at);
