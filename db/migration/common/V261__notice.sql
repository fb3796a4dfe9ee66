-- お知らせ: how somebody wants to hear of each kind of letter, and what they have read on the screen.
-- Without a row a letter is sent at once.
create table notice_choice (
    officer_id binary(16)  not null,
    kind       varchar(30) not null,
    delivery   varchar(20) not null,
    version    bigint      not null,
    constraint notice_choice_key primary key (officer_id, kind),
    constraint notice_choice_officer foreign key (officer_id) references officer (id),
    constraint notice_choice_delivery check (delivery in ('AT_ONCE', 'MORNING', 'SCREEN'))
) ${table};
-- page leads to what the letter is about; bundle_key is the letter in which a collected one was sent.
alter table letter add column page varchar(300);
alter table letter add column bundle_key varchar(200);
create index letter_of on letter (recipient_id, state, written_at);
create table letter_read (
    letter_id binary(16)  not null primary key,
    read_at   datetime(6) not null,
    constraint letter_read_letter foreign key (letter_id) references letter (id)
) ${table};
-- What was sent by mail before there was a list counts as read.
insert into letter_read (letter_id, read_at) select id, written_at from letter;
