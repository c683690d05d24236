"""Words of the agency in Word reports of this program: texts, analyses, recommendations, signers."""
