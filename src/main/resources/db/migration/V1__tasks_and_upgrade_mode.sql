-- The cluster's setting: one row, the only authority on the phase.
create table upgrade_mode (
    id               integer not null primary key,
    phase            varchar(16) not null,
    since            bigint not null,
    requested_by     varchar(256),
    reason           varchar(1024),
    version          bigint not null,
    request_id       varchar(64),
    request_node     varchar(64),
    request_deadline bigint
);
insert into upgrade_mode (id, phase, since, version) values (1, 'DISABLED', 0, 0);

-- A process that runs tasks. A restarted node takes its row over under a new incarnation.
create table node (
    name        varchar(128) not null primary key,
    node_id     varchar(64) not null,
    incarnation varchar(64) not null,
    started_at  bigint not null
);

-- One row for each open job and each started datafeed. allocation_id is the fencing token: new at every assignment,
-- null while nobody runs the task; whoever writes for the task must hold it.
create table task (
    task_id                varchar(96) not null primary key,
    kind                   varchar(16) not null,
    target_id              varchar(64) not null,
    depends_on             varchar(96),
    desired_state          varchar(16) not null,
    state                  varchar(16) not null,
    node                   varchar(64),
    allocation_id          bigint,
    halted_for_upgrade     boolean not null,
    assignment_explanation varchar(1024) not null,
    failure                varchar(4000),
    failures               integer not null,
    params                 text not null,
    created_at             bigint not null,
    assigned_at            bigint,
    writes                 bigint not null
);
create index task_by_node on task (node);
create sequence allocation_id start with 1 increment by 1;

-- Model state as of a record, and up to where the input had been taken when it was saved.
create table model_state (
    job_id        varchar(64) not null primary key,
    saved_at      bigint not null,
    feed_position bigint,
    input_seq     bigint not null,
    state         ${blob} not null
);

-- Input that was acknowledged and is not yet part of the model state.
create table job_input (
    job_id varchar(64) not null,
    seq    bigint not null,
    kind   varchar(16) not null,
    from_time bigint,
    to_time   bigint,
    body   ${blob},
    primary key (job_id, seq)
);

-- Counts and timing of a job as of its last write.
create table job_progress (
    job_id         varchar(64) not null primary key,
    counts         text not null,
    model_size     text not null,
    timing         text not null,
    last_data_time bigint,
    log_time       bigint not null
);

-- Searches of a datafeed as of its last write.
create table datafeed_progress (
    datafeed_id varchar(64) not null primary key,
    timing      text not null
);
