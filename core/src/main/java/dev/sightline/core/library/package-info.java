/** The library: what is known of the user's videos, as records that catalogue and import share. */
package dev.sightline.core.library;
