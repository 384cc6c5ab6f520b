/*
 * Copyright 2026 The Camel Cal.com authors
 * SPDX-License-Identifier: Apache-2.0
 */
package io.github.camelcalcom.client;

import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;

import io.github.camelcalcom.error.CalcomException;

/**
 * The items of a list, read page by page: one page is in memory at a time. {@link #next()} and {@link #hasNext()} block while a page
 * is fetched, at most for the request timeout, and refuse to be called on an event-loop thread. For one thread at a time.
 */
public final class ItemIterator implements Iterator<Object>, AutoCloseable {

    private final CalcomClient client;
    private final PageSequence pages;
    private final CalcomResponse first;
    private final ListProgress progress;
    private final int maxItems;
    private Iterator<Object> page;
    private long left;
    private PageReadFailedException broken;
    private volatile boolean closed;

    /**
     * @param client   of its own, which is stopped with this iterator
     * @param first    the answer that brings the first page
     * @param progress is closed with this iterator
     */
    ItemIterator(CalcomClient client, PageSequence pages, CalcomResponse first, int maxItems, ListProgress progress) throws CalcomException {
        this.client = client;
        this.pages = pages;
        this.first = first;
        this.progress = progress;
        this.maxItems = maxItems;
        this.left = maxItems > 0 ? maxItems : Long.MAX_VALUE;
        accept(first);
    }

    private void accept(CalcomResponse response) throws CalcomException {
        List<Object> items = pages.accept(response);
        page = items.iterator();
        progress.read(response, items.size(), maxItems);
        if (pages.next() == null) {
            client.stop();
            progress.close();
        }
    }

    /** Returns how far the reading has come. */
    public ListProgress progress() {
        return progress;
    }

    /** The answer that brought the first page. */
    public CalcomResponse first() {
        return first;
    }

    /**
     * Whether there is another item.
     *
     * @throws IllegalStateException    on an event-loop thread, or when this iterator was closed before its end
     * @throws PageReadFailedException  if the next page cannot be read; its cause says why. The page is not asked for again
     */
    @Override
    public boolean hasNext() {
        while (left > 0 && !page.hasNext() && pages.next() != null) {
            fetch();
        }
        return left > 0 && page.hasNext();
    }

    @Override
    public Object next() {
        if (!hasNext()) {
            throw new NoSuchElementException("The list has no more items");
        }
        left--;
        return page.next();
    }

    private void fetch() {
        if (closed) {
            throw new IllegalStateException("The exchange that this list belongs to has completed; read the list within its route");
        }
        EventLoops.refuse("The next page");
        if (broken != null) {
            throw broken;
        }
        try {
            accept(client.call(pages.next()));
        } catch (CalcomException e) {
            throw brokenBy(e);
        }
    }

    private PageReadFailedException brokenBy(Throwable cause) {
        broken = new PageReadFailedException(cause);
        progress.close();
        return broken;
    }

    /** Ends the iteration; no further page is read. May be called from any thread, more than once. */
    @Override
    public void close() {
        closed = true;
        client.stop();
        progress.close();
    }

    /** The next page of a list could not be read. The cause says why. */
    public static final class PageReadFailedException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        PageReadFailedException(Throwable cause) {
            super("The next page could not be read: " + cause.getMessage(), cause);
        }
    }
}
