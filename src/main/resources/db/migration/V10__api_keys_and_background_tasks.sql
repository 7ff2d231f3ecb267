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

-- Keys that their owners gave to programs. Of the secret only the hash. role_descriptors null: whatever the owner may.
create table api_key (
    key_id           varchar(64)  not null primary key,
    name             varchar(256) not null,
    owner            varchar(256) not null references api_user (name) on delete cascade,
    secret_hash      varchar(64)  not null,
    role_descriptors text,
    metadata         text         not null,
    created_at       bigint       not null,
    expires_at       bigint,
    invalidated_at   bigint
);
create index api_key_by_owner on api_key (owner);
