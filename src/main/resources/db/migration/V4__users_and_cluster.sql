-- Those who may call. Hashes carry their salt and parameters.
create table api_user (
    name          varchar(256)  not null primary key,
    password_hash varchar(1024) not null
);

create table api_user_group (
    name       varchar(256) not null references api_user (name) on delete cascade,
    group_name varchar(256) not null,
    primary key (name, group_name)
);

-- One row: who all the nodes on this database are together.
create table cluster (
    id   integer     not null primary key,
    uuid varchar(64) not null
);
