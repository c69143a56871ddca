/** Charts of JFreeChart in the look of the window; nothing else knows AWT. */
package dev.sightline.app.chart;
