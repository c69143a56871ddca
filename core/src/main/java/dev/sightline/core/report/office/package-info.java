/** Reports as documents and slides of office programs (ECMA-376, Office Open XML). */
package dev.sightline.core.report.office;
