/** Changes what the user says of videos, and takes it back. */
package dev.sightline.core.library.edit;
