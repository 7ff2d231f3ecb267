-- Categories of messages. category_id: from 1 in the order of appearance within the job, whatever the partition. terms,
-- examples: arrays in JSON.
create table category (
    job_id                varchar(64) not null,
    category_id           bigint      not null,
    partition_field_name  varchar,
    partition_field_value varchar,
    terms                 varchar     not null,
    max_matching_length   bigint      not null,
    examples              varchar     not null,
    num_matches           bigint      not null,
    primary key (job_id, category_id)
);
