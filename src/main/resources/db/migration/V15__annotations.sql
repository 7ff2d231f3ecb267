-- What was noted about the data or the models of jobs, by users and by the system. Those of users outlive their job unless
-- somebody wants them gone. event: a name of AnnotationEvent. Times in epoch milliseconds.
create table annotation (
    job_id                varchar(64) not null,
    annotation_id         varchar(64) not null,
    event                 varchar(40) not null,
    annotation_text       varchar     not null,
    start_time            bigint      not null,
    end_time              bigint      not null,
    create_time           bigint      not null,
    create_username       varchar,
    modified_time         bigint      not null,
    modified_username     varchar,
    detector_index        integer,
    partition_field_name  varchar,
    partition_field_value varchar,
    over_field_name       varchar,
    over_field_value      varchar,
    by_field_name         varchar,
    by_field_value        varchar,
    primary key (job_id, annotation_id)
);
