package io.github.camelcalcom;

import io.github.camelcalcom.client.OutputFormat;
import io.github.camelcalcom.client.PagingMode;
import org.apache.camel.RuntimeCamelException;
import org.apache.camel.spi.Configurer;
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
}
