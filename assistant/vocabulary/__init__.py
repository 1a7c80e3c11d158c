"""What words mean, whoever uses them: names of drugs and conditions, plain English, the people that a text speaks of."""
