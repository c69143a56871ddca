/** What the model's answers are worth on the videos of the library whose class is known. */
package dev.sightline.app.browse.figures;
