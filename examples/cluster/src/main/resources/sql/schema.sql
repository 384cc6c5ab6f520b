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

-- A delivery is made up to some seconds after the change that it reports. If the times of a delivery and of a change of the feed are as close,
-- they do not tell which is newer: the status that comes later in the life of a booking is kept.
create function later_status(stored varchar, received varchar) returns varchar language sql immutable as
    'select case when array_position(array[''pending'', ''accepted'', ''rejected'', ''cancelled''], cast(received as text))
        < array_position(array[''pending'', ''accepted'', ''rejected'', ''cancelled''], cast(stored as text)) then stored else received end';

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
