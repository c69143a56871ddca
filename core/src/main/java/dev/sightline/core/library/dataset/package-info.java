/** What a model's answers are worth on videos whose class is known. */
package dev.sightline.core.library.dataset;
