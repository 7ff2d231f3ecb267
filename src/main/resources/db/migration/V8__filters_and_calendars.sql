-- Lists of values that rules of detectors refer to. Documents, as jobs are.
create table value_filter (
    filter_id varchar(64) not null primary key,
    config    text        not null
);

create table calendar (
    calendar_id varchar(64) not null primary key,
    description text        not null
);

-- For which jobs a calendar is: ids, groups, or _all.
create table calendar_job (
    calendar_id varchar(64) not null references calendar (calendar_id) on delete cascade,
    job_id      varchar(64) not null,
    primary key (calendar_id, job_id)
);
create index calendar_job_by_job on calendar_job (job_id);

create table calendar_event (
    event_id          varchar(64) not null primary key,
    calendar_id       varchar(64) not null references calendar (calendar_id) on delete cascade,
    description       text        not null,
    start_time        bigint      not null,
    end_time          bigint      not null,
    skip_result       boolean     not null,
    skip_model_update boolean     not null,
    force_time_shift  integer
);
create index calendar_event_by_calendar on calendar_event (calendar_id);

-- How often anything of which rules are made has changed: one row, by which runs of jobs see that they have to look.
create table rules_change (
    id      integer not null primary key,
    changes bigint  not null
);
insert into rules_change (id, changes) values (1, 0);

-- The rules by which a run judges the buckets of its job from this time on, until the next row. Written before any bucket
-- is judged by them, so that who replays after a crash judges each bucket as before.
create table rules_in_force (
    job_id    varchar(64) not null,
    from_time bigint      not null,
    rules     text        not null,
    primary key (job_id, from_time)
);

alter table bucket add column scheduled_events varchar;
