create table if not exists booking (
    uid varchar(100) primary key,
    status varchar(50) not null,
    title varchar(500),
    starts timestamp with time zone not null,
    last_change varchar(50) not null
);
create table if not exists delivery (
    id bigint generated always as identity primary key,
    trigger_event varchar(100) not null,
    booking_uid varchar(100),
    received timestamp with time zone default current_timestamp not null
);
