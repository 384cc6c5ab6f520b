with stored as (
    insert into bookings (uid, status, starts_at, updated_at)
    values (:#uid, :#status, cast(:#startsAt as timestamptz), cast(:#version as timestamptz))
    on conflict (uid) do update
    set status_was = bookings.status,
        status = case
            when excluded.updated_at < bookings.reported_at - interval '5 seconds' then bookings.status
            when excluded.updated_at < bookings.reported_at then later_status(bookings.status, excluded.status)
            else excluded.status
        end,
        starts_at = excluded.starts_at,
        updated_at = excluded.updated_at
    where bookings.updated_at is null or excluded.updated_at > bookings.updated_at
    returning uid, status, status_was
)
insert into notices (uid, status)
select uid, status from stored where status is distinct from status_was
