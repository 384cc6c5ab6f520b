package io.github.camelcalcom;

import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.PagingMode;
import io.github.camelcalcom.webhook.StopAction;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that the component and its endpoints share. */
@UriParams
@Configurer(extended = true)
public class CalcomConfiguration extends ResilienceConfiguration implements Cloneable {

    private static final String BOOKING_TRIGGERS = "BOOKING_CREATED,BOOKING_REQUESTED,BOOKING_RESCHEDULED,BOOKING_CANCELLED,"
                                                   + "BOOKING_REJECTED,BOOKING_NO_SHOW_UPDATED,BOOKING_PAYMENT_INITIATED,BOOKING_PAID";

    @UriParam(label = "common", enums = "map,json,raw", defaultValue = "map",
              description = "What the message body holds after a call: map (maps and lists), json (the JSON text of the result) or raw (an"
                            + " InputStream of the whole answer, unparsed).")
    private OutputFormat output = OutputFormat.MAP;

    @UriParam(label = "producer", enums = "page,all,stream", defaultValue = "page",
              description = "How much of a list one call reads: page (one page), all (every page, as one list) or stream (an Iterator that"
                            + " reads page after page while it is used, with one page in memory).")
    private PagingMode paging = PagingMode.PAGE;

    @UriParam(label = "producer", defaultValue = "0",
              description = "The most items that paging=all and paging=stream hand out. 0 for no limit.")
    private int maxItems;

    @UriParam(label = "consumer", defaultValue = "now",
              description = "Where a feed of changes begins that has no position yet: now, beginning, or a time with a zone such as"
                            + " 2026-03-29T09:00:00Z. Changes before it are not delivered.")
    private String since = "now";

    @UriParam(label = "consumer,advanced", javaType = "java.time.Duration", defaultValue = "30000",
              description = "How far behind the newest change a feed reads again, in milliseconds, since a server may make a change visible"
                            + " later than its timestamp says. What was delivered does not come twice.")
    private long overlap = 30_000;

    @UriParam(label = "consumer,webhook,security", secret = true,
              description = "The secrets that deliveries of webhooks may be signed with, separated by commas. The webhook is registered"
                            + " with the first; to change it without losing a delivery, add the new one behind it everywhere, then put it"
                            + " in front. Without any, the webhook keeps the secret that it has or gets a random one.")
    private String signingSecrets;

    @UriParam(label = "consumer,webhook", defaultValue = BOOKING_TRIGGERS,
              description = "What to be told of, separated by commas. By default all that every server tells of bookings. Deliveries with"
                            + " another trigger are acknowledged without reaching the route.")
    private String triggers = BOOKING_TRIGGERS;

    @UriParam(label = "consumer,webhook,security", defaultValue = "false",
              description = "Whether deliveries without a signature reach the route. Anybody who knows the URL can then make them up.")
    private boolean insecureAcceptUnsigned;

    @UriParam(label = "consumer,webhook", enums = "keep,disable,delete", defaultValue = "keep",
              description = "What happens to the webhook at the server when the endpoint stops. Only the one that delivers to the URL of"
                            + " this endpoint is touched.")
    private StopAction onStop = StopAction.KEEP;

    @UriParam(label = "consumer,webhook,advanced", defaultValue = "1048576",
              description = "The most bytes of a delivery. A larger one is refused with status 413.")
    private int maxBodySize = 1_048_576;

    /** An independent copy. */
    public CalcomConfiguration copy() {
        try {
            return (CalcomConfiguration) clone();
        } catch (CloneNotSupportedException e) {
            throw new RuntimeCamelException(e);
        }
    }

    public OutputFormat getOutput() {
        return output;
    }

    public void setOutput(OutputFormat output) {
        this.output = output;
    }

    public PagingMode getPaging() {
        return paging;
    }

    public void setPaging(PagingMode paging) {
        this.paging = paging;
    }

    public int getMaxItems() {
        return maxItems;
    }

    public void setMaxItems(int maxItems) {
        this.maxItems = maxItems;
    }

    public String getSince() {
        return since;
    }

    public void setSince(String since) {
        this.since = since;
    }

    public long getOverlap() {
        return overlap;
    }

    public void setOverlap(long overlap) {
        this.overlap = overlap;
    }

    public String getSigningSecrets() {
        return signingSecrets;
    }

    public void setSigningSecrets(String signingSecrets) {
        this.signingSecrets = signingSecrets;
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
}
