package io.github.camelcalcom;

import io.github.camelcalcom.webhook.StopAction;
import org.apache.camel.spi.Metadata;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of endpoints that receive webhooks. */
@UriParams
public abstract class ReceiverConfiguration extends FeedConfiguration {

    @UriParam(label = "consumer,webhook,security", secret = true,
              description = "The secrets that deliveries of webhooks may be signed with, separated by commas. The webhook is registered"
                            + " with the first; to change it without losing a delivery, add the new one behind it everywhere, then put it"
                            + " in front. Without any, the webhook keeps the secret that it has or gets a random one.")
    private String signingSecrets;

    @UriParam(label = "consumer,webhook,security",
              description = "A file that keeps the secret of the webhook where signingSecrets gives none, for servers that do not tell the"
                            + " secret of a webhook that exists. It is created, and only its owner can read it. For one endpoint.")
    private String secretFile;

    @UriParam(label = "consumer,webhook",
              description = "What to be told of, separated by commas, such as BOOKING_CREATED,MEETING_ENDED. Deliveries with another trigger"
                            + " are then acknowledged without reaching the route. Without it the webhook is registered for all that every"
                            + " server tells of bookings, and whatever is delivered reaches the route.")
    private String triggers;

    @UriParam(label = "consumer,webhook,security", defaultValue = "false",
              description = "Whether deliveries without a signature reach the route. Anybody who knows the URL can then make them up.")
    private boolean insecureAcceptUnsigned;

    @UriParam(label = "consumer,webhook", enums = "keep,disable,delete", defaultValue = "keep",
              description = "What happens to the webhook at the server when the endpoint stops. Only the one that delivers to the URL of"
                            + " this endpoint is touched. Other nodes with the same URL use the same webhook: keep it where there are several.")
    private StopAction onStop = StopAction.KEEP;

    @UriParam(label = "consumer,webhook,advanced", defaultValue = "1048576",
              description = "The most bytes of a delivery. A larger one is refused with status 413.")
    private int maxBodySize = 1_048_576;

    @UriParam(label = "consumer,webhook,security", javaType = "java.time.Duration", defaultValue = "0",
              description = "Maximum age of a delivery, in milliseconds. An older one is refused with status 403, so that a recorded delivery"
                            + " cannot be sent again later. The age is counted from the time at which the server made the delivery, or from the"
                            + " meeting that MEETING_STARTED and MEETING_ENDED tell of. 0 to accept deliveries of any age.")
    private long maxAge;

    @UriParam(label = "consumer,webhook", javaType = "java.time.Duration", defaultValue = "0",
              description = "How long the sender waits for the end of the route, in milliseconds. Then it is answered 202 and the route goes on;"
                            + " that the route fails later, nobody learns. 0 to answer when the route has ended.")
    private long ackTimeout;

    @UriParam(label = "consumer,webhook,advanced", defaultValue = "1000",
              description = "With ackTimeout, how many deliveries may be waiting and in work together. A further one is refused with status 503.")
    private int ackMaxPending = 1_000;

    @UriParam(label = "consumer,webhook",
              description = "A name of this webhook's own. It is needed where two routes receive webhooks with options that are otherwise equal.")
    private String subscription;

    @UriParam(label = "consumer,webhook,advanced",
              description = "The version of the deliveries' format, 2021-10-20 or, from the hosted service, 2026-07-27. Without it, the one that"
                            + " the server gives to a new webhook.")
    private String payloadVersion;

    @UriParam(label = "consumer,webhook,advanced",
              description = "A form for deliveries in place of the server's own: JSON whose texts hold placeholders. Name a resource that"
                            + " holds it, with classpath: or file:, since placeholders in a URI would be Camel's. With triggerEvent, createdAt"
                            + " and uid in it, repetitions can still be told from other deliveries.")
    @Metadata(supportFileReference = true)
    private String payloadTemplate;

    @UriParam(label = "consumer,webhook",
              description = "How many units of time after the start of a meeting an absence is reported. The hosted service needs it for the"
                            + " triggers AFTER_HOSTS_CAL_VIDEO_NO_SHOW and AFTER_GUESTS_CAL_VIDEO_NO_SHOW.")
    private Integer noShowTime;

    @UriParam(label = "consumer,webhook", enums = "DAY,HOUR,MINUTE", description = "The unit of noShowTime.")
    private String noShowTimeUnit;

    public String getSigningSecrets() {
        return signingSecrets;
    }

    public void setSigningSecrets(String signingSecrets) {
        this.signingSecrets = signingSecrets;
    }

    public String getSecretFile() {
        return secretFile;
    }

    public void setSecretFile(String secretFile) {
        this.secretFile = secretFile;
    }

    public String getTriggers() {
        return triggers;
    }

    public void setTriggers(String triggers) {
        this.triggers = triggers;
    }

    public boolean isInsecureAcceptUnsigned() {
        return insecureAcceptUnsigned;
    }

    public void setInsecureAcceptUnsigned(boolean insecureAcceptUnsigned) {
        this.insecureAcceptUnsigned = insecureAcceptUnsigned;
    }

    public StopAction getOnStop() {
        return onStop;
    }

    public void setOnStop(StopAction onStop) {
        this.onStop = onStop;
    }

    public int getMaxBodySize() {
        return maxBodySize;
    }

    public void setMaxBodySize(int maxBodySize) {
        this.maxBodySize = maxBodySize;
    }

    public long getMaxAge() {
        return maxAge;
    }

    public void setMaxAge(long maxAge) {
        this.maxAge = maxAge;
    }

    public long getAckTimeout() {
        return ackTimeout;
    }

    public void setAckTimeout(long ackTimeout) {
        this.ackTimeout = ackTimeout;
    }

    public int getAckMaxPending() {
        return ackMaxPending;
    }

    public void setAckMaxPending(int ackMaxPending) {
        this.ackMaxPending = ackMaxPending;
    }

    public String getSubscription() {
        return subscription;
    }

    public void setSubscription(String subscription) {
        this.subscription = subscription;
    }

    public String getPayloadVersion() {
        return payloadVersion;
    }

    public void setPayloadVersion(String payloadVersion) {
        this.payloadVersion = payloadVersion;
    }

    public String getPayloadTemplate() {
        return payloadTemplate;
    }

    public void setPayloadTemplate(String payloadTemplate) {
        this.payloadTemplate = payloadTemplate;
    }

    public Integer getNoShowTime() {
        return noShowTime;
    }

    public void setNoShowTime(Integer noShowTime) {
        this.noShowTime = noShowTime;
    }

    public String getNoShowTimeUnit() {
        return noShowTimeUnit;
    }

    public void setNoShowTimeUnit(String noShowTimeUnit) {
        this.noShowTimeUnit = noShowTimeUnit;
    }
}
