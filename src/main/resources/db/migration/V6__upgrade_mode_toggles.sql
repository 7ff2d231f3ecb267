-- Every turn of upgrade mode, the one under way included; its version is that of the setting. Times by the database's clock.
create table upgrade_mode_toggle (
    version      bigint not null primary key,
    enabled      boolean not null,
    requested_by varchar(256),
    reason       varchar(1024),
    requested_at bigint not null,
    halted_at    bigint,
    ended_at     bigint,
    outcome      varchar(16) not null
);

-- How many tasks each node ran when a turn began.
create table upgrade_mode_toggle_node (
    version   bigint not null references upgrade_mode_toggle (version) on delete cascade,
    node_name varchar(128) not null,
    tasks     bigint not null,
    primary key (version, node_name)
);

-- Tasks that did not halt, and whose right to write was taken away.
create table upgrade_mode_toggle_fenced (
    version   bigint not null references upgrade_mode_toggle (version) on delete cascade,
    task_id   varchar(96) not null,
    node_name varchar(128) not null,
    primary key (version, task_id)
);
