from pysnmp.hlapi import CommunityData, UsmUserData

# ruleid: py-snmp-without-privacy
data = CommunityData("public", mpModel=0)

# ruleid: py-snmp-without-privacy
user = UsmUserData("monitor")

# ok: py-snmp-without-privacy
user = UsmUserData("monitor", auth_key, privacy_key)

# ok: py-snmp-without-privacy
user = UsmUserData("monitor", authKey=auth_key, privKey=privacy_key)
