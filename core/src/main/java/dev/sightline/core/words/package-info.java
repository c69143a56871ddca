/**
 * What the core says to a person, and how it is said in a language. English stands in the code and
 * is the key to every other language.
 */
package dev.sightline.core.words;
