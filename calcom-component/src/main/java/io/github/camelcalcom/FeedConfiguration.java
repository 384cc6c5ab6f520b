package io.github.camelcalcom;

import io.github.camelcalcom.changes.ScanMode;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.StateRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options of feeds: what a consumer hands out, and how it remembers what it handed out. */
@UriParams
public abstract class FeedConfiguration extends ResilienceConfiguration {

    @UriParam(label = "consumer", defaultValue = "now",
              description = "Where a feed begins that has no state yet: now, beginning, or a time with a zone such as 2026-03-29T09:00:00Z."
                            + " Changes before it are not delivered. Feeds of lists that are not of bookings know now and beginning only.")
    private String since = "now";

    @UriParam(label = "consumer,advanced", javaType = "java.time.Duration", defaultValue = "30000",
              description = "How far behind the newest change a feed reads again, in milliseconds, since a server may make a change visible"
                            + " later than its timestamp says. What was delivered does not come twice.")
    private long overlap = 30_000;

    @UriParam(label = "consumer",
              description = "Which changes a feed of bookings delivers, separated by commas: created, rescheduled, cancelled, rejected,"
                            + " confirmed, updated. Without it all of them.")
    private String changeTypes;

    @UriParam(label = "consumer",
              description = "Where a feed keeps its state, under its feedName, so that it goes on after a restart. Without one it is kept in"
                            + " memory, and a restart begins anew with since. To be used are AtomicFileStateRepository and JdbcStateRepository"
                            + " of this component, or another one that never holds half a value.")
    private StateRepository<String, String> stateRepository;

    @UriParam(label = "consumer",
              description = "Names the state of a feed in its stateRepository. No two feeds may have one name in one repository, and a feed"
                            + " that gets another name begins anew. By default it is made of the server, the operation and its parameters.")
    private String feedName;

    @UriParam(label = "consumer,advanced",
              description = "Remembers what was delivered and processed. For webhooks: so that a delivery which comes again does not reach the"
                            + " route; to be shared by nodes with the same URL; without it the last 1000 are remembered in memory. A feed"
                            + " needs none; it asks before each delivery for the booking's uid, an @ and its updatedAt, so that of several"
                            + " feeds that share one, one delivers a change.")
    private IdempotentRepository idempotentRepository;

    @UriParam(label = "consumer", defaultValue = "0",
              description = "After how many failed deliveries a change is given up: it is handed to the exception handler of the consumer,"
                            + " counted, and does not come again. 0 to never give up.")
    private int maxFailures;

    @UriParam(label = "consumer,advanced", defaultValue = "50",
              description = "How many bookings whose delivery failed may wait to be delivered again. Each is read and delivered again with"
                            + " each poll, one call for each. When there are as many, the feed pauses: nothing new is delivered until one of"
                            + " them succeeds, polls fail, and the consumer's health check is down.")
    private int maxWaitingFailures = 50;

    @UriParam(label = "consumer,advanced", enums = "changed,full", defaultValue = "changed",
              description = "How a feed of bookings reads a list of which the server cannot tell what changed (those of teams on"
                            + " self-hosted servers). With changed it reads a list that holds those bookings and others, where there is one;"
                            + " with full it reads the whole list with each poll.")
    private ScanMode scan = ScanMode.CHANGED;

    @UriParam(label = "consumer",
              description = "The path at which a feed of bookings is told by webhooks that something has changed, such as /calcom/feed, so that"
                            + " it polls at once and not after its delay. What is delivered is what the poll finds. The webhook is registered"
                            + " and its signature checked as the options for webhooks say, such as signingSecrets, secretFile and onStop."
                            + " Each feed needs a path of its own.")
    private String pushPath;

    @UriParam(label = "consumer",
              description = "The address by which Cal.com reaches this server, without pushPath, such as https://hooks.my-company.com.")
    private String pushExternalUrl;

    @UriParam(label = "consumer,advanced",
              description = "The HTTP component that listens at pushPath. Without it the one that is in use already, else platform-http, else"
                            + " the one that the component webhook finds.")
    private String pushComponentName;

    @UriParam(label = "consumer,advanced", defaultValue = "true",
              description = "Whether the webhook for pushPath is registered by the feed. With false you register it yourself, with the first of"
                            + " signingSecrets.")
    private boolean pushRegister = true;

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

    public String getChangeTypes() {
        return changeTypes;
    }

    public void setChangeTypes(String changeTypes) {
        this.changeTypes = changeTypes;
    }

    public StateRepository<String, String> getStateRepository() {
        return stateRepository;
    }

    public void setStateRepository(StateRepository<String, String> stateRepository) {
        this.stateRepository = stateRepository;
    }

    public String getFeedName() {
        return feedName;
    }

    public void setFeedName(String feedName) {
        this.feedName = feedName;
    }

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }

    public int getMaxFailures() {
        return maxFailures;
    }

    public void setMaxFailures(int maxFailures) {
        this.maxFailures = maxFailures;
    }

    public int getMaxWaitingFailures() {
        return maxWaitingFailures;
    }

    public void setMaxWaitingFailures(int maxWaitingFailures) {
        this.maxWaitingFailures = maxWaitingFailures;
    }

    public ScanMode getScan() {
        return scan;
    }

    public void setScan(ScanMode scan) {
        this.scan = scan;
    }

    public String getPushPath() {
        return pushPath;
    }

    public void setPushPath(String pushPath) {
        this.pushPath = pushPath;
    }

    public String getPushExternalUrl() {
        return pushExternalUrl;
    }

    public void setPushExternalUrl(String pushExternalUrl) {
        this.pushExternalUrl = pushExternalUrl;
    }

    public String getPushComponentName() {
        return pushComponentName;
    }

    public void setPushComponentName(String pushComponentName) {
        this.pushComponentName = pushComponentName;
    }

    public boolean isPushRegister() {
        return pushRegister;
    }

    public void setPushRegister(boolean pushRegister) {
        this.pushRegister = pushRegister;
    }
}
