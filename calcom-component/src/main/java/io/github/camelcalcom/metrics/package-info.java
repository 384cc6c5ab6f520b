/**
 * The meters of a component and its feeds. Only this package uses Micrometer, which may be missing at run time.
 */
package io.github.camelcalcom.metrics;
