CREATE MEMORY TABLE "PUBLIC"."CALCOM_TOKENS"(
    "IDENTITY_NAME" CHARACTER VARYING(200) NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "ACCESS_TOKEN" CHARACTER VARYING(4000),
    "REFRESH_TOKEN" CHARACTER VARYING(4000),
    "EXPIRES_AT" BIGINT,
    "CLAIMED_BY" CHARACTER VARYING(100)
);
ALTER TABLE "PUBLIC"."CALCOM_TOKENS" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_B" PRIMARY KEY("IDENTITY_NAME");
INSERT INTO "PUBLIC"."CALCOM_TOKENS" VALUES
('oauth2 api.example.com client', 1, 'access-1', 'refresh-1', 1793613600000, NULL),
('managed user 7', 2, 'access-2', NULL, NULL, 'another node');
CREATE MEMORY TABLE "PUBLIC"."CALCOM_STATE"(
    "NAME" CHARACTER VARYING(200) NOT NULL,
    "VERSION" BIGINT NOT NULL,
    "STATE" CHARACTER VARYING NOT NULL
);
ALTER TABLE "PUBLIC"."CALCOM_STATE" ADD CONSTRAINT "PUBLIC"."CONSTRAINT_C" PRIMARY KEY("NAME");
INSERT INTO "PUBLIC"."CALCOM_STATE" VALUES
('bookings', 5, '{"kind":"booking-changes","version":1,"floor":"2026-11-01T00:00:00Z","watermark":"2026-11-02T10:00:03Z","knownUntil":"2026-11-01T00:00:00Z","behind":false,"delivered":{"2026-11-02T10:00:00Z":["delivered"],"2026-11-02T10:00:01Z":["pending"]},"failures":[{"uid":"failed","count":1,"since":"2026-11-02T10:00:02Z","new":true}],"pending":["pending"],"writer":"6e69ebe7-d2f7-44af-86e2-0bc7784d2c46"}'),
('scanned', 5, '{"kind":"booking-changes","version":1,"floor":"2026-11-01T00:00:00Z","watermark":"2026-11-01T00:00:00Z","knownUntil":"2026-11-01T00:00:00Z","behind":true,"scan":{"from":"2026-11-01T00:00:00Z","start":"2026-11-02T10:00:00Z","cursor":"cursor-of-the-next-page"},"delivered":{"2026-11-02T10:00:00Z":["delivered"],"2026-11-02T10:00:01Z":["pending"]},"failures":[{"uid":"failed","count":1,"since":"2026-11-02T10:00:02Z","new":true}],"pending":["pending"],"writer":"dc8ba3e5-cafd-4626-b883-2d8e8fbc72b7"}'),
('items', 3, '{"kind":"list-items","version":1,"begun":true,"known":["1"],"failures":{"2":1},"writer":"f7dd9338-f3d2-4acc-bc57-e299d18eba7b"}');
