package io.github.camelcalcom;

import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.PagingMode;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
import org.apache.camel.spi.IdempotentRepository;
import org.apache.camel.spi.UriParam;
import org.apache.camel.spi.UriParams;

/** The options that the component and its endpoints share. */
@UriParams
@Configurer(extended = true)
public class CalcomConfiguration extends ReceiverConfiguration implements Cloneable {

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

    @UriParam(label = "consumer",
              description = "Remembers the deliveries of webhooks that were processed, so that one which comes again does not reach the route."
                            + " To be shared by nodes with the same URL. Without it the last 1000 are remembered in memory.")
    private IdempotentRepository idempotentRepository;

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

    public IdempotentRepository getIdempotentRepository() {
        return idempotentRepository;
    }

    public void setIdempotentRepository(IdempotentRepository idempotentRepository) {
        this.idempotentRepository = idempotentRepository;
    }
}
