-- What was posted from a page whose reader was not signed in any more, for that reader alone. form is the body of the post
-- (application/x-www-form-urlencoded, UTF-8) without tokens; page is where the form stood, path where it was posted to.
create table kept_post (
    id         binary(16)    not null primary key,
    officer_id binary(16)    not null,
    path       varchar(500)  not null,
    page       varchar(500),
    form       mediumtext    not null,
    posted_at  datetime      not null,
    expires_at datetime      not null,
    constraint kept_post_officer foreign key (officer_id) references officer (id)
) ${table};
create index kept_post_of on kept_post (officer_id, posted_at);
create index kept_post_expiry on kept_post (expires_at);

-- The secret from which the keys of people's copies in their browsers and the seals of pages are derived; one row, made when
-- it is first needed.
create table keeping_secret (
    id     int         not null primary key,
    secret varchar(64) not null,
    constraint keeping_secret_only check (id = 1)
) ${table};
