/** Two maps side by side: which rows and columns belong together, and how they differ. */
package dev.sightline.core.comparison;
