/** The text beside the video: tokens as chips, editable. */
package dev.sightline.app.text;
