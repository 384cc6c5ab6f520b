/** Each of the actions that the product was asked for, by name on the sandbox. */
package io.github.camelcalcom.askedfor;
