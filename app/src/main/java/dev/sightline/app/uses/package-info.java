/** What the uses of models said of videos, kept with them. */
package dev.sightline.app.uses;
