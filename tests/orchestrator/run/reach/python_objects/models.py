from django.db import models


class Asset(models.Model):
    name = models.CharField(max_length=100)
    kind = models.CharField(max_length=20)
    owner = models.ForeignKey("Owner", on_delete=models.CASCADE)

    def label(self):
        return self.name
