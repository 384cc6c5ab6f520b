create table bookings (
    uid         varchar(100) primary key,
    status      varchar(20) not null,
    -- the status before the last change of the row; null after the insert
    status_was  varchar(20),
    starts_at   timestamptz not null,
    -- the version: the booking's updatedAt, which only the feed knows
    updated_at  timestamptz,
    -- when the server made the newest webhook delivery that was applied
    reported_at timestamptz,
    stored_at   timestamptz not null default clock_timestamp()
);

-- what must happen once for each booking and status, for example a mail. Nothing in the table prevents doubles: the upsert has to
create table notices (
    id         bigint generated always as identity primary key,
    uid        varchar(100) not null,
    status     varchar(20) not null,
    written_at timestamptz not null default clock_timestamp()
);

-- of Camel's JdbcMessageIdRepository
create table camel_messageprocessed (
    processorname varchar(255) not null,
    messageid     varchar(100) not null,
    createdat     timestamp,
    primary key (processorname, messageid)
);

-- of the feed's JdbcStateRepository
create table calcom_state (
    name    varchar(200) not null primary key,
    version bigint       not null,
    state   text         not null
);
