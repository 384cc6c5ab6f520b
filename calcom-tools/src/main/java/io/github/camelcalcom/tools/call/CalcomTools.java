/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.tools.call;

import java.io.InputStream;
import java.io.Reader;
import java.net.URI;
import java.nio.ByteBuffer;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

import io.github.camelcalcom.CalcomComponent;
import io.github.camelcalcom.CalcomConstants;
import io.github.camelcalcom.catalog.ApiProfile;
import io.github.camelcalcom.error.CalcomException;
import io.github.camelcalcom.tools.CalcomTool;
import io.github.camelcalcom.tools.ToolCatalog;
import io.github.camelcalcom.tools.ToolSelection;
import io.github.camelcalcom.tools.call.ToolAnswer.Outcome;
import org.apache.camel.CamelContext;
import org.apache.camel.CamelContextAware;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.Processor;
import org.apache.camel.StreamCache;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Offers the operations of the API to language models, and makes their calls with the Camel component. A bean of a route: the header
 * {@link #TOOL} names the tool, the body has the arguments as a map or as JSON in a text, bytes or a stream, and the answer replaces the body as text.
 * <p>
 * By default, only tools are offered that change nothing. The options are read when the first tool is listed or called; later changes have no
 * effect. Thread safe from then on.
 */
public class CalcomTools implements Processor, CamelContextAware {

    /** Header with the name of the tool to call. */
    public static final String TOOL = "CamelCalcomTool";
    /** Header that identifies the conversation. Without it, all calls belong to one. */
    public static final String SESSION = "CamelCalcomToolSession";
    /** Header with the {@link Consent} that asks a person. Without it, agreements are given by code. */
    public static final String CONSENT = "CamelCalcomToolConsent";
    /** Header with the outcome of a call, as a label of {@link ToolAnswer.Outcome}. */
    public static final String OUTCOME = "CamelCalcomToolOutcome";
    /** Header that says whether the answer is an error for the model. */
    public static final String ERROR = "CamelCalcomToolError";

    private static final Logger LOG = LoggerFactory.getLogger(CalcomTools.class);
    private static final String UNKNOWN = "unknown";
    private static final int MAX_LOGGED_NAME = 64;

    private CamelContext camelContext;
    private String component = "calcom";
    private boolean readOnly = true;
    private String resources = "";
    private String tools = "";
    private int maxAnswerSize = 60_000;
    private int maxArgumentSize = 256_000;
    private Duration confirmationValidity = Duration.ofMinutes(10);
    private Duration repeatWindow = Duration.ofHours(1);
    private Clock clock = Clock.systemUTC();
    private volatile Parts parts;

    /** The objects that are made from the options. */
    private record Parts(
            ToolCatalog catalog, ArgumentReader reader, ConsentCheck consent, BookingKeys keys, ComponentCalls calls, AnswerPages pages,
            ToolMeters meters) {
    }

    @Override
    public CamelContext getCamelContext() {
        return camelContext;
    }

    @Override
    public void setCamelContext(CamelContext camelContext) {
        this.camelContext = camelContext;
    }

    /** Sets the name of the component that makes the calls, {@code calcom} by default. */
    public void setComponent(String component) {
        this.component = component;
    }

    /** Sets whether only tools are offered that change nothing, true by default. */
    public void setReadOnly(boolean readOnly) {
        this.readOnly = readOnly;
    }

    /** Sets the resources whose operations are offered, separated by commas. By default, all are. */
    public void setResources(String resources) {
        this.resources = resources;
    }

    /** Sets the names of the tools that are offered, separated by commas. By default, all are. */
    public void setTools(String tools) {
        this.tools = tools;
    }

    /** Sets the maximum number of characters of the items of an answer, 60,000 by default. A longer result continues with a cursor. */
    public void setMaxAnswerSize(int maxAnswerSize) {
        this.maxAnswerSize = maxAnswerSize;
    }

    /** Sets the maximum number of characters of the arguments of a call, 256,000 by default. */
    public void setMaxArgumentSize(int maxArgumentSize) {
        this.maxArgumentSize = maxArgumentSize;
    }

    /** Sets the time for which the code of an agreement is valid, 10 minutes by default. */
    public void setConfirmationValidity(Duration confirmationValidity) {
        this.confirmationValidity = confirmationValidity;
    }

    /** Sets the time in which a repeated call of a session makes no second booking, one hour by default. */
    public void setRepeatWindow(Duration repeatWindow) {
        this.repeatWindow = repeatWindow;
    }

    /** Sets the clock for the validity of agreements and keys, for tests. */
    public void setClock(Clock clock) {
        this.clock = clock;
    }

    /**
     * Returns the tools that are offered.
     *
     * @throws IllegalArgumentException if the options name a resource or tool that does not exist or is never offered
     */
    public ToolCatalog catalog() {
        return parts().catalog();
    }

    private Parts parts() {
        Parts made = parts;
        return made != null ? made : makeParts();
    }

    private synchronized Parts makeParts() {
        if (parts == null) {
            ToolCatalog catalog = ToolCatalog.of(profile(), new ToolSelection(readOnly, names(resources), names(tools)));
            ComponentCalls calls = new ComponentCalls(camelContext, component, catalog.profile());
            ConsentCheck consent = new ConsentCheck(new CallDescription(catalog, calls), new Confirmations(confirmationValidity, clock));
            parts = new Parts(catalog, new ArgumentReader(maxArgumentSize), consent, new BookingKeys(repeatWindow, clock), calls,
                    new AnswerPages(maxAnswerSize), ToolMeters.of(camelContext));
        }
        return parts;
    }

    private ApiProfile profile() {
        CalcomComponent calcom = camelContext.getComponent(component, CalcomComponent.class);
        String profile = calcom.getConfiguration().getApiProfile();
        return profile == null || profile.equals("auto") ? ApiProfile.forHost(URI.create(calcom.getConfiguration().getApiUrl()).getHost())
                : ApiProfile.of(profile);
    }

    private static Set<String> names(String list) {
        return Arrays.stream(list.split(",")).map(String::strip).filter(name -> !name.isEmpty()).collect(Collectors.toSet());
    }

    /** Calls the tool of the header {@link #TOOL} with the arguments in the body. A call that is refused or fails is an answer, not an exception. */
    @Override
    public void process(Exchange exchange) {
        Message message = exchange.getMessage();
        String session = message.getHeader(SESSION, "", String.class);
        Consent consent = message.getHeader(CONSENT) instanceof Consent asking ? asking : Consent.BY_CODE;
        ToolAnswer answer = call(new ToolCall(message.getHeader(TOOL, "", String.class), arguments(message), session, consent,
                message.getHeader(CalcomConstants.MANAGED_USER_ID)));
        message.removeHeader(CONSENT);
        message.setHeader(OUTCOME, answer.outcome().label());
        message.setHeader(ERROR, answer.isError());
        message.setBody(answer.text());
    }

    /** What a component has read as a stream, such as a request over HTTP, is JSON text. */
    private static Object arguments(Message message) {
        Object body = message.getBody();
        return body instanceof InputStream || body instanceof Reader || body instanceof StreamCache || body instanceof ByteBuffer
                ? message.getBody(String.class) : body;
    }

    /** Calls a tool. A call that is refused or fails is an answer, not an exception. May block while the rate limit of the server is used up. */
    public ToolAnswer call(ToolCall call) {
        long begin = System.nanoTime();
        Parts made = parts();
        ToolAnswer answer = answer(made, call);
        long nanos = System.nanoTime() - begin;
        boolean offered = made.catalog().find(call.tool()).isPresent();
        LOG.info("Tool {}: {} after {} ms", OneLine.of(call.tool(), MAX_LOGGED_NAME), answer.outcome().label(), Duration.ofNanos(nanos).toMillis());
        made.meters().ended(offered ? call.tool() : UNKNOWN, answer.outcome(), nanos);
        return answer;
    }

    private static ToolAnswer answer(Parts made, ToolCall call) {
        try {
            CalcomTool tool = made.catalog().tool(call.tool());
            PreparedCall prepared = made.reader().read(tool, call.arguments());
            try {
                ToolAnswer pending = tool.confirmed() ? made.consent().check(call, prepared) : null;
                return pending != null ? pending : run(made, call, prepared);
            } catch (CalcomException e) {
                return new ToolAnswer(FailureText.of(tool, e), Outcome.FAILED);
            }
        } catch (ToolRefusedException | IllegalArgumentException e) {
            return new ToolAnswer(SecretFilter.clean(e.getMessage()), Outcome.REFUSED);
        } catch (Exception e) {
            LOG.warn("Tool {} failed unexpectedly", call.tool(), e);
            return new ToolAnswer("The call of " + call.tool() + " failed in the server of the tools. Its log says why.", Outcome.FAILED);
        }
    }

    private static ToolAnswer run(Parts made, ToolCall call, PreparedCall prepared) throws Exception {
        String key = made.keys().key(call.session(), prepared);
        ComponentCalls.Result result = made.calls().call(prepared, key, call.managedUser());
        return new ToolAnswer(made.pages().text(prepared, result), Outcome.SUCCESS);
    }
}
