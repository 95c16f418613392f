"""The least that a pygame-ce program needs to show one picture on a bare screen: the yardstick for the player's start.

Runs on the machine, by the release's own Python. usage: plain_picture.py PICTURE
"""

import os
import socket
import sys
import time

import pygame

pygame.display.init()
screen = pygame.display.set_mode((0, 0), pygame.FULLSCREEN)
screen.blit(pygame.image.load(sys.argv[1]), (0, 0))
pygame.display.flip()
with socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM) as systemd:
    systemd.sendto(b"READY=1", os.environ["NOTIFY_SOCKET"])
time.sleep(3600)
