/** The commands {@code library …}: thin, over the services that the window uses too. */
package dev.sightline.core.cli.library;
