/** What the uses of a model said of videos, as records that are kept with them. */
package dev.sightline.core.library.use;
