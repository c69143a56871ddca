/** What if: the list of changes, what can be added to it, and the search for the smallest one. */
package dev.sightline.app.whatif;
