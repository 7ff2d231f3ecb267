-- What was begun behind a caller's back, and how it ended. Rows go after a week.
create table background_task (
    task_number bigint       not null primary key,
    node_id     varchar(64)  not null,
    incarnation varchar(64)  not null,
    action      varchar(256) not null,
    description varchar(256) not null,
    started_at  bigint       not null,
    ended_at    bigint,
    error_type   varchar(256),
    error_reason varchar(4000)
);
