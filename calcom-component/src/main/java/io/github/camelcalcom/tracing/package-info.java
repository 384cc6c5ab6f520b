/**
 * The spans of calls. Only this package uses Camel's telemetry, which may be missing at run time.
 */
package io.github.camelcalcom.tracing;
